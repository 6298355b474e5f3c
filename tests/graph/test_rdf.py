"""The RDF view answers as the stores do; exports read back equal; every shape catches its fault."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator

import pyoxigraph
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from graph.generate.__main__ import generated
from graph.query import Query
from graph.query.sparql import translate_sparql
from graph.rdf import document_quads, id_of, iri_of, literal, store_quads
from graph.rdf.view import RdfView, oxigraph, to_dataset
from graph.rdf.write import FORMATS, write_rdf
from graph.schema import ROOT, load_schema
from graph.sqlite.store import SqliteStore
from tests.graph import contract
from tests.graph.factories import TaskSpec, facts
from tests.graph.worlds import queries, world

GENERATED = ROOT / "schemas" / "generated"
PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in load_schema().prefixes.items())


@pytest.fixture(scope="module", params=[1, 2])
def filled(request, tmp_path_factory) -> Iterator[tuple]:
    store = SqliteStore(str(tmp_path_factory.mktemp("world") / "world.db"))
    documents = world(request.param)
    contract.fill(store, documents)
    yield store, documents, contract.reference(store), RdfView(store)
    store.close()


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Iterator[SqliteStore]:
    store = SqliteStore(str(tmp_path_factory.mktemp("small") / "small.db"))
    contract.fill(store, world(3, 4))
    yield store
    store.close()


def exported(store, format: str) -> str:
    stream = io.StringIO()
    write_rdf(store, format, stream)
    return stream.getvalue()


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
@pytest.mark.slow
def test_drawn_queries_have_the_rows_of_the_reference(filled, data):
    store, documents, oracle, view = filled
    query = data.draw(queries(documents))
    contract.check_rows(view, oracle, query)
    assert store.rows(query) == view.rows(query)


# terms


@given(st.text(min_size=1, max_size=40))
def test_ids_come_back_from_their_iris(id):
    iri = iri_of(id)
    assert id_of(iri) == id
    if all(not 0xD800 <= ord(c) < 0xE000 for c in id):
        assert pyoxigraph.NamedNode(iri).value == iri  # a valid IRI


def test_an_id_keeps_its_shape_in_the_iri():
    assert iri_of("task:lao-cai/2020/88-kh-ubnd#3.đ") == "https://w3id.org/cancu/id/task:lao-cai/2020/88-kh-ubnd%233.%C4%91"


@given(st.text(max_size=60))
def test_literals_are_read_back_by_another_parser(value):
    line = f"<x:s> <x:p> {literal(value)} ."
    (quad,) = pyoxigraph.parse(line.encode("utf-8"), format=pyoxigraph.RdfFormat.N_TRIPLES)
    expected = "".join("\ufffd" if 0xD800 <= ord(c) < 0xE000 else c for c in value)
    assert quad.object.value == expected


@pytest.mark.parametrize(
    "evil", ['" ; DROP', "> } ; DELETE WHERE { ?s ?p ?o } #", "\\", '"""', "\n}", "${x}", "<http://evil>", "' OR 1=1 --", "\x00\ud800"]
)
def test_a_hostile_value_is_only_a_value(evil, small):
    fields = {"provinces": (evil,), "documents": (evil,), "document_types": (evil,), "issuers": (evil,), "signers": (evil,), "cites": (evil,),
              "cited_types": (evil,), "cited_issuers": (evil,), "topics": (evil,), "topics_all": (evil,), "words": (evil,), "kinds": (evil,),
              "tasks": (evil,), "issued_from": "9" + evil}  # fmt: skip
    view = RdfView(small)
    for name, value in fields.items():
        assert view.rows(Query("document", **{name: value})) == []


# exports


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_store_gives_the_same_bytes(format, small, tmp_path):
    other = SqliteStore(str(tmp_path / "b.db"))
    contract.fill(other, world(3, 4)[::-1])
    assert exported(other, format) == exported(small, format)
    other.close()


def test_jsonld_and_nquads_hold_the_same_quads(small):
    quads, jsonld = rdflib.Dataset(), rdflib.Dataset()
    quads.parse(data=exported(small, "nquads"), format="nquads")
    jsonld.parse(data=exported(small, "jsonld"), format="json-ld")
    assert _quads(quads) == _quads(jsonld)
    assert len(_quads(quads)) == len(set(store_quads(small)))


def _quads(dataset: rdflib.Dataset) -> set[tuple]:
    return {(s, p, o, str(g)) for s, p, o, g in dataset.quads()}


def test_turtle_round_trips_to_an_isomorphic_graph(small):
    first = rdflib.Graph().parse(data=exported(small, "turtle"), format="turtle")
    again = rdflib.Graph().parse(data=first.serialize(format="turtle"), format="turtle")
    assert isomorphic(first, again)
    assert len(first) > 500


def test_one_named_graph_a_document_with_its_provenance(small):
    dataset = to_dataset(small)
    named = {str(g.identifier) for g in dataset.graphs() if len(g)} - {"urn:x-rdflib:default"}
    assert named == {iri_of(f"graph/{d.id}") for d in small.documents()}
    asked = """SELECT ?source WHERE { GRAPH ?g { ?g prov:wasGeneratedBy/prov:used ?file ; foaf:primaryTopic ?document . ?file dcterms:source ?source } }"""
    found = dataset.query(asked, initNs={name: rdflib.Namespace(iri) for name, iri in load_schema().prefixes.items()})
    assert sorted(str(row.source) for row in found) == sorted(small.sources())


def test_every_place_says_the_words_that_stand_there(small):
    copy = oxigraph(store_quads(small))
    found = list(copy.query("""
        PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
        SELECT ?document ?start ?end ?exact ?prefix WHERE { GRAPH ?g {
          ?place oa:hasSource/prov:specializationOf ?document ; oa:hasSelector [ oa:start ?start ; oa:end ?end ] , [ oa:exact ?exact ; oa:prefix ?prefix ] } }"""))  # fmt: skip
    assert len(found) > 50
    for row in found:
        text, start, end = small.text(id_of(row["document"].value)), int(row["start"].value), int(row["end"].value)
        assert text[start:end] == row["exact"].value
        assert text[:start].endswith(row["prefix"].value)


def test_each_role_is_a_statement_with_its_place(small):
    edges = [e for type in ("LEADS", "ASSIGNED", "COORDINATES") for e in small.edges(type=type)]
    copy = oxigraph(store_quads(small))
    asked = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX cancu: <https://w3id.org/cancu/ontology#>
        SELECT ?s ?o ?place WHERE { GRAPH ?g { ?x rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; prov:wasQuotedFrom ?place } FILTER(?p IN (cancu:leads, cancu:isAssigned, cancu:coordinates)) }"""
    found = Counter((id_of(r["s"].value), id_of(r["o"].value), r["place"].value.rpartition("=")[2]) for r in copy.query(asked))
    assert found == Counter((e.source, e.target, f"{p.start},{p.end}") for e in edges for p in set(e.evidence))


# the ontology and the shapes


def test_generated_files_are_those_of_the_schema():
    for path, text in generated().items():
        assert path.read_text("utf-8") == text, f"{path.relative_to(ROOT)} is old: make schemas"


@pytest.mark.parametrize("name", ["ontology.ttl", "shapes.ttl"])
def test_generated_turtle_is_isomorphic_to_what_is_committed(name):
    committed = rdflib.Graph().parse(GENERATED / name, format="turtle")
    made = rdflib.Graph().parse(data=generated()[GENERATED / name], format="turtle")
    assert isomorphic(committed, made)


def test_the_ontology_names_every_term_in_both_languages():
    graph = rdflib.Graph().parse(GENERATED / "ontology.ttl", format="turtle")
    schema = load_schema()
    terms = [f"cancu:{name}" for name in schema.nodes] + [e.maps_to for e in schema.edges.values()]
    terms += [p.maps_to for n in schema.nodes.values() for p in n.properties.values()]
    for term in terms:
        languages = {label.language for label in graph.objects(rdflib.URIRef(schema.iri(term)), rdflib.RDFS.label)}
        assert languages == {"vi", "en"}, term
    leads = rdflib.URIRef(schema.iri("cancu:leads"))
    assert (leads, rdflib.RDFS.domain, rdflib.URIRef(schema.iri("cancu:Agency"))) in graph
    assert (rdflib.URIRef(schema.iri("cancu:ledBy")), rdflib.OWL.inverseOf, leads) in graph


def validate(turtle: str) -> tuple[bool, set[str]]:
    """Whether a graph conforms, and the names of the shapes that it breaks."""
    import pyshacl

    data = rdflib.Graph().parse(data=turtle, format="turtle")
    shapes = rdflib.Graph().parse(GENERATED / "shapes.ttl", format="turtle")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=shapes, inference="none", advanced=False)
    sh = rdflib.Namespace("http://www.w3.org/ns/shacl#")
    broken = set()
    for shape in report.objects(None, sh.sourceShape):
        owners = [shape] if isinstance(shape, rdflib.URIRef) else list(shapes.subjects(sh.property, shape))
        broken |= {str(owner).rpartition("/")[2] for owner in owners}
    return conforms, broken


def test_a_whole_store_conforms(small):
    conforms, broken = validate(exported(small, "turtle"))
    assert (conforms, broken) == (True, set())


@pytest.mark.slow
def test_the_five_documents_conform(five_store):
    assert validate(exported(five_store, "turtle")) == (True, set())


TASK = 'data:d a cancu:Document ; dcterms:identifier "d" ; cancu:hasTask data:t . data:t a cancu:Task ; dcterms:identifier "t" ; cancu:statement "s" ; cancu:sectionPath "I" ; cancu:taskKind "task" . '
AGENCY = 'data:a a cancu:Agency ; dcterms:identifier "a" ; skos:prefLabel "A"@vi . '
BODY = 'data:b a cancu:Body ; dcterms:identifier "b" ; skos:prefLabel "B"@vi . '
PROVINCE = 'data:p a cancu:Province ; dcterms:identifier "p" ; skos:prefLabel "P"@vi . '
TOPIC = 'data:k a cancu:Topic ; dcterms:identifier "k" ; skos:prefLabel "K"@vi . '
FIELD = 'data:i a cancu:Field ; dcterms:identifier "i" ; skos:prefLabel "F"@vi . '
FINDING = 'data:f a cancu:Finding ; dcterms:identifier "f" ; cancu:findingCode "c" ; cancu:severity "info" ; cancu:message "m" ; cancu:messageEn "m" . '
PLACE = (
    "data:x a oa:SpecificResource ; oa:hasSource data:file ; oa:hasSelector data:xp, data:xq . data:file a prov:Entity . "
    'data:xp a oa:TextPositionSelector ; oa:start "1"^^xsd:nonNegativeInteger ; oa:end "4"^^xsd:nonNegativeInteger . data:xq a oa:TextQuoteSelector ; oa:exact "abc" . '
)
STATEMENT = (
    PLACE + "data:s a rdf:Statement ; rdf:subject data:a ; rdf:predicate cancu:leads ; rdf:object data:t ; prov:wasQuotedFrom data:x . "
)
TIME = (
    'data:t cancu:alsoDue data:w . data:w a cancu:Time ; dcterms:identifier "w" ; cancu:timePrinted "15/11" ; cancu:recurrence "yearly" . '
)
SOUND = TASK + TIME + AGENCY + BODY + PROVINCE + TOPIC + FIELD + FINDING + STATEMENT
# One fault for each shape: what is added to, or changed in, a sound graph.
FAULTS = {
    "Document": (SOUND, 'data:d eli:title "one", "two" .'),
    "Task": (SOUND.replace('cancu:taskKind "task"', 'cancu:taskKind "wish"'), ""),
    "Time": (SOUND.replace('"yearly"', '"seldom"'), ""),
    "Agency": (SOUND.replace('skos:prefLabel "A"@vi', 'skos:prefLabel "A"'), ""),
    "Body": (SOUND.replace('; skos:prefLabel "B"@vi', ""), ""),
    "Province": (SOUND, 'data:p skos:prefLabel "P2"@vi .'),
    "Topic": (SOUND.replace('; skos:prefLabel "K"@vi', ""), ""),
    "Field": (SOUND.replace('; skos:prefLabel "F"@vi', ""), ""),
    "Finding": (SOUND.replace('"info"', '"loud"'), ""),
    "LEADS": (SOUND, "data:a cancu:leads data:p ."),
    "ASSIGNED": (SOUND, "data:b cancu:isAssigned data:t ."),
    "COORDINATES": (SOUND, "data:a cancu:coordinates data:k ."),
    "ALSO_DUE": (SOUND, "data:t cancu:alsoDue data:a ."),
    "HAS_TASK": (SOUND, "data:d cancu:hasTask data:a ."),
    "ABOUT": (SOUND, "data:t dcterms:subject data:b ."),
    "COVERS": (SOUND, "data:d cancu:covers data:t ."),
    "IN_FIELD": (SOUND, "data:t cancu:inField data:k ."),
    "BASED_ON": (SOUND, "data:d eli:based_on data:a ."),
    "CITES": (SOUND, "data:d eli:cites data:p ."),
    "ISSUED_BY": (SOUND, "data:d eli:passed_by data:p ."),
    "OF_PROVINCE": (SOUND, "data:d eli:jurisdiction data:a ."),
    "LOCATED_IN": (SOUND, "data:a dcterms:spatial data:k ."),
    "INSTANCE_OF": (SOUND, "data:a org:classification data:p ."),
    "MENTIONS": (SOUND, "data:d cancu:mentions data:t ."),
    "HAS_FINDING": (SOUND, "data:d cancu:hasFinding data:a ."),
    "BROADER": (SOUND, "data:k skos:broader data:b ."),
    "SUCCEEDED_BY": (SOUND, "data:p dcterms:isReplacedBy data:a ."),
    "Statement": (SOUND.replace("; prov:wasQuotedFrom data:x", ""), ""),
    "Place": (SOUND.replace("data:xp, data:xq", "data:xq"), ""),
    "Position": (SOUND.replace('oa:start "1"', 'oa:start "9"'), ""),
    "Quote": (SOUND.replace('"abc"', '""'), ""),
}


def test_the_sound_graph_conforms():
    assert validate(_whole(SOUND)) == (True, set())


@pytest.mark.parametrize("shape", FAULTS)
def test_each_shape_catches_its_fault(shape):
    base, more = FAULTS[shape]
    conforms, broken = validate(_whole(base + more))
    assert not conforms and shape in broken


def test_there_is_a_fault_for_every_shape():
    shapes = rdflib.Graph().parse(GENERATED / "shapes.ttl", format="turtle")
    declared = {str(s).rpartition("/")[2] for s in shapes.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/shacl#NodeShape"))}
    assert declared == set(FAULTS)


def _whole(turtle: str) -> str:
    return PREFIXES + "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n" + turtle


def test_a_document_says_only_its_own_words():
    plan = facts(tasks=[TaskSpec("I.1", "viec", {"lao-cai/cong-an": "lead"})])
    quads = list(document_quads(plan))
    assert {q.graph for q in quads} == {f"<{iri_of('graph/' + plan.document)}>"}
    assert not [q for q in quads if "skos/core#broader" in q.predicate]  # the vocabulary's


def test_sparql_says_what_it_asks():
    text = translate_sparql(Query("province", topics=("topic:bien",), words=("bien gioi",))).text
    assert "skos:broader*" in text and "<https://w3id.org/cancu/id/topic:bien>" in text and '" bien gioi "' in text
