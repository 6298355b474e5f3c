"""Questions that mean harm or nothing: an answer or a message, soon, and nothing else."""

from __future__ import annotations

import json
import random

import pytest

from search.answer.ask import ask
from tests.cpu import takes_at_most
from text.errors import BadInput

HOSTILE = [
    "'; DROP TABLE node; --",
    '" OR 1=1 --',
    "MATCH (n) DETACH DELETE n",
    "SELECT * WHERE { ?s ?p ?o } # tỉnh nào",
    "<script>alert(1)</script>",
    "{{7*7}} ${jndi:ldap://x}",
    "\u202etỉnh nào giao Bộ đội Biên phòng\u202c",
    "tỉnh\x00nào\x1b[31m giao",
    "%_%%__ tỉnh nào",
    "a\u0301" * 400,
    "🤖" * 300 + " tỉnh",
    "nào " * 500,
    "(" * 900 + "tỉnh",
    'NEAR/3 "*" AND NOT',
    "١٢٣ 一二三 tỉnh",
    "ﷺ ﷽ nào",
    "../../../etc/passwd",
    "không " * 300,
    "tỉnh nào " * 200,
    "và và và hoặc hoặc",
]


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_question_gets_an_answer_or_a_message_in_a_second(five_store, question):
    ask(five_store, "tỉnh nào")  # the names are read

    def asked() -> None:
        try:
            json.dumps(ask(five_store, question).to_json())
        except BadInput as error:
            assert error.message

    assert takes_at_most(1, asked)


def test_question_of_every_unicode_block_and_of_100_kb(five_store):
    draw = random.Random(5)
    blocks = [chr(code) for code in range(0x20, 0x30000, 97) if not 0xD800 <= code < 0xE000]
    for _ in range(20):
        text = "".join(draw.sample(blocks, 60))
        try:
            ask(five_store, f"tỉnh nào {text}")
        except BadInput as error:
            assert error.message
    with pytest.raises(BadInput, match="at most 2,000 are read"):
        ask(five_store, "tỉnh nào " * 12_000)
