"""Sign-in by OpenID Connect against a provider on this machine: nobody sees a document before, and corrections carry the reader's name."""

import pytest

from tests.browser.conftest import free_port, served

pytest.importorskip("authlib", reason="Authlib is not installed: sign-in needs streamlit[auth]")
expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SECRETS = """[auth]
redirect_uri = "http://127.0.0.1:{port}/oauth2callback"
cookie_secret = "a secret of this test, long enough to sign"
client_id = "{client}"
client_secret = "{secret}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@pytest.fixture
def guarded(browser, five_db, tmp_path):
    """The pages over the five documents behind a provider; yield (address, provider)."""
    from tests.browser.provider import CLIENT, SECRET, provider

    port = free_port()
    with provider() as one:
        (tmp_path / ".streamlit").mkdir()
        secrets = SECRETS.format(port=port, client=CLIENT, secret=SECRET, provider=one.address)
        (tmp_path / ".streamlit/secrets.toml").write_text(secrets, "utf-8")
        with served("app.py", port=port, HOME=str(tmp_path), CANCU_STORE=str(five_db), CANCU_READ_ONLY="0") as address:
            yield address, one


def test_a_reader_signs_in_and_signs_a_correction(guarded, visit):
    site, provider = guarded
    page = visit.open(f"{site}/library?lang=en").page
    page.get_by_role("heading", name="Sign in").wait_for(timeout=30_000)
    assert page.locator(".documents").count() == 0 and provider.told == []
    page.get_by_role("button", name="Sign in with your organization's account").click()
    page.get_by_role("heading", name="Ask the documents").or_(page.get_by_role("heading", name="Hỏi văn bản")).wait_for(timeout=60_000)
    assert {"/authorize", "/token", "/keys"} <= set(provider.told)
    visit.open(f"{site}/document?id=doc:lao-cai/2020/88-kh-ubnd&lang=en")
    page.locator(".text .lead").first.click()
    page.get_by_role("link", name="Correct the role").first.click()
    page.get_by_role("dialog").wait_for()
    name = page.get_by_label("Corrected by")
    expect(name).to_have_value(provider.reader["name"], timeout=30_000)
    assert name.is_disabled(), "a correction is signed by who made it"


def test_a_token_that_another_key_has_signed_lets_nobody_in(guarded, visit):
    from joserfc.jwk import RSAKey

    site, provider = guarded
    provider.signs_with = RSAKey.generate_key(2048, {"kid": "own"})
    page = visit.open(f"{site}/?lang=en").page
    page.get_by_role("button", name="Sign in with your organization's account").click(timeout=30_000)
    for _ in range(300):
        if "/token" in provider.told:
            break
        page.wait_for_timeout(100)
    page.wait_for_function("() => !location.href.includes('state=')", timeout=30_000)
    visit.open(f"{site}/library?lang=en")
    page.get_by_role("heading", name="Sign in").wait_for(timeout=30_000)
    assert "/token" in provider.told and page.locator(".documents").count() == 0
