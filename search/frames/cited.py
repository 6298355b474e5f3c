"""Whether documents are asked for or what they cite: by the verbs of citing, and by what the store has of the type that is asked for."""

from __future__ import annotations

import re
from dataclasses import replace

from search.frames.combining import CombiningRules
from search.frames.references import References
from search.frames.subjects import SubjectRules
from search.frames.target import Target
from search.question.shape import is_yesno

__all__ = ["CitedRules"]

_NO_DOCUMENT = ("body", "agency", "topic", "words", "field", "syllable")


class CitedRules(SubjectRules, CombiningRules):
    """Tells a question for documents from one for citations."""

    def _settle_citation(self, target: Target, refs: References) -> Target:
        """A question for documents is one for citations where the citing one is named: "Lào Cai căn cứ những văn bản nào?"."""
        sentence = self.sentence
        said = self._mentioned_types(target)
        verbs = [*sentence.where("cite"), *sentence.where("cite_passive"), *said]
        if target.implied and is_yesno(sentence) and not any(ref.cited for ref in refs.documents) and self._has_subject():
            return target  # "is FDI mentioned in notice 636": no document is
        if target.find not in ("document", "citation") or target.property:
            return target
        if target.find == "citation" and target.implied and refs.documents and self._is_basis_of_own(refs, verbs):
            return target
        if target.find == "document" and target.types and self._carries_out_asked(target, refs):
            return replace(target, find="citation")
        if target.find == "citation" and not target.types:
            same = [at for at in sentence.where("doctype") if at and sentence[at - 1].has("shared")]  # "rely on the same decree"
            return replace(target, types=sentence[same[0]].values("doctype")) if same else target
        if target.find == "document" and self._follows_citing(target):
            for ref in refs.documents:
                ref.cited = ref.cited and not all(self._is_here(id) for id in ref.ids[:1])
            return replace(target, find="citation")
        shared = sentence.has("shared", "both") and not refs.documents and len({r.ids[0] for r in refs.provinces}) > 1
        if target.find == "document" and shared and not verbs and not target.implied:
            return replace(target, find="citation")  # "văn bản chung của A và B": no document is of two provinces, what they cite is
        if target.find == "citation" or not verbs:
            return replace(target, find="citation") if self._is_cited_type(target, refs) else target
        alone = target.implied and target.at is None and refs.documents and not sentence.has("cite_passive")
        if alone and self._is_basis_of_own(refs, verbs):
            return Target("citation", None, implied=True)
        if sentence.has("cite_passive") and not refs.documents and not refs.provinces and not self._cites_things(target):
            return replace(target, find="citation", types=target.types)  # "văn bản nào được viện dẫn nhiều nhất"
        if self._all_provinces() and not refs.documents and re.search(r"\bduoc\b|\bcited\b|\brelied\b", sentence.question.folded):
            return replace(target, find="citation")  # "văn bản nào được cả 4 tỉnh căn cứ"
        citing = [r.at for r in refs.documents if not r.cited] + [r.at for r in refs.provinces if not r.excluded]
        citing += [
            at
            for at in sentence.where("doctype")
            if at != target.at and at < verbs[0] and sentence[at].kind == "doctype" and at not in refs.used
        ]
        cited = [r for r in refs.documents if r.cited]
        if cited or not citing:
            return target
        at = target.at if target.at is not None else -1
        passive = bool(sentence.where("cite_passive")) or any(v and sentence.key(v - 1) == "la" for v in verbs)  # "là căn cứ chung của"
        after_verb = at > verbs[0]
        subject_first = any(c < verbs[-1] and (at < c or c < verbs[0]) for c in citing)
        by_subject = passive and any(c > verbs[-1] for c in citing)
        of_subject = any(at < c < verbs[0] for c in citing) and self._is_of(at) and sentence.question.language == "vi"
        if (after_verb or subject_first or by_subject) and not (of_subject and not after_verb and not passive):
            return replace(target, find="citation")
        return target

    def _follows_citing(self, target: Target) -> bool:
        """Whether what is asked for stands right behind a word for resting on it, whoever does: "A dựa vào nghị quyết nào khi làm kế hoạch
        B", whose B rests on it."""
        at, sentence = target.at, self.sentence
        if at is None or is_yesno(sentence):
            return False
        if sentence.question.language == "en":  # "what documents did the province rely on when it approved its plan"
            return at + 1 < len(sentence) and sentence[at + 1].has("yesno") and any(i > at for i in sentence.where("cite", value="basis"))
        if not sentence.is_asked(at):
            return False
        before = sentence.left(at) or 0
        return before > 0 and sentence[before].has("cite", "basis")

    def _carries_out_asked(self, target: Target, refs: References) -> bool:
        """Whether a document that is named before the verb is there to carry out what is asked for, of the same type as it or another:
        "Quyết định 2820/QĐ-UBND triển khai những quyết định nào"."""
        verbs = self._carrying_out()
        if not verbs or verbs[-1] - verbs[0] > 1 or target.at is None or not refs.documents or is_yesno(self.sentence):
            return False
        asked = target.at > verbs[0] if self.sentence.question.language == "vi" else target.at < refs.documents[0].at
        return asked and all(ref.at < verbs[0] and ref.at != target.at and not ref.cited for ref in refs.documents)

    def _cites_things(self, target: Target) -> bool:
        """Whether what is cited is no document but a word of it: "người phát ngôn được nhắc ở văn bản nào"."""
        verb = self.sentence.where("cite_passive")[0]
        before = self.sentence.left(verb)
        return target.at is not None and target.at > verb and before is not None and self.sentence[before].kind in _NO_DOCUMENT

    def _mentioned_types(self, target: Target) -> list[int]:
        """The verbs of mentioning that ask for cited documents: "what circulars does the plan mention", not "which plans mention X"."""
        noun = target.at is not None and self.sentence[target.at].has("noun", "document")
        whose = any(at > (target.at or 0) for at in self.sentence.where("doctype", "province", "number"))
        if target.at is None or not (target.types or (noun and whose)):
            return []
        return [
            at
            for at in self.sentence.where("mention")
            if (follows := self.sentence.right(at)) is None or self.sentence[follows].kind not in _NO_DOCUMENT
        ]

    def _is_basis_of_own(self, refs: References, verbs: list[int]) -> bool:
        """Whether "căn cứ KH 93/KH-UBND" is what a document that is here rests on; its references are citing ones then."""
        own = all(self._is_here(i) for ref in refs.documents for i in ref.ids[:1])
        if not own or not verbs or min(verbs) > refs.documents[0].at:
            return False
        for ref in refs.documents:
            ref.cited = False
        return True

    def _is_cited_type(self, target: Target, refs: References) -> bool:
        """Whether documents of a type are asked for that the documents spoken of only cite: "Lạng Sơn thực hiện chỉ thị nào"."""
        own = [r.ids[0] for r in refs.documents if not r.cited]
        places = {id for r in refs.provinces if not r.excluded for id in r.ids}
        if is_yesno(self.sentence) and self.sentence.has("issue"):
            return False  # "has Hà Nội issued any decision": what it cites was issued by others
        titled = (id for at in self.sentence.where("titled") for id in self.sentence[at].values("titled"))
        if any(self.names.documents[id].type in target.types for id in titled):
            return False  # "có thông báo nào kết luận về A và B không": those of such a title
        if target.find != "document" or not target.types or (target.implied and is_yesno(self.sentence)):
            return False
        if not (own or places):
            return self._is_only_cited(target)
        scope = [d for d in self.names.collection if (d.id in own if own else d.province in places)]
        return bool(scope) and not any(d.type in target.types for d in scope)

    def _is_only_cited(self, target: Target) -> bool:
        """Whether documents of types that the store has none of, but are cited in it, are asked for by nothing else: "list circulars"."""
        sentence = self.sentence
        if (
            not target.types
            or is_yesno(sentence)
            or sentence.has("meta", "issue", "signer", "topic", "words", "cite_passive")
            or self.times
        ):
            return False
        have = {d.in_collection for d in self.names.documents.values() if d.type in target.types}
        return have == {False}

    def _is_of(self, target: int) -> bool:
        """Whether what follows the noun asked for is whose it is: "văn bản nào của Lào Cai", not "văn bản nào được Lào Cai"."""
        follow = target + 1
        while follow < len(self.sentence) and self.sentence[follow].has("wh"):
            follow += 1
        return follow < len(self.sentence) and self.sentence.key(follow).split()[-1] in ("cua", "o", "tai", "trong", "thuoc", "do")
