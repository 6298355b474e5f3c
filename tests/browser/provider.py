"""A provider of OpenID Connect of a few lines, on this machine: its one reader is always willing to sign in."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "can-cu", "the secret of the client"


@dataclass
class Provider:
    """Its address, who signs in there, and the key that it signs with; `told` are the paths that were asked for."""

    address: str = ""
    reader: dict[str, str] = field(default_factory=lambda: {"sub": "1", "name": "Nguyễn Thị An", "email": "an@example.vn"})
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "own"}))
    signs_with: RSAKey | None = None
    told: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)  # {code: nonce}

    def token(self, nonce: str) -> str:
        """Return the signed token that says who signed in."""
        now = int(time.time())
        claims = {**self.reader, "iss": self.address, "aud": CLIENT, "nonce": nonce, "iat": now, "exp": now + 600}
        return jwt.encode({"alg": "RS256", "kid": "own"}, claims, self.signs_with or self.key)

    def answer(self, path: str, query: dict[str, str]) -> tuple[int, dict[str, Any] | str]:
        """Return the status and the object, or the address to go to."""
        self.told.append(path)
        if path == "/.well-known/openid-configuration":
            ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys", "userinfo_endpoint": "reader"}
            return 200, {
                "issuer": self.address,
                **{name: f"{self.address}/{end}" for name, end in ends.items()},
                "response_types_supported": ["code"], "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }  # fmt: skip
        if path == "/authorize":
            code = f"code-{len(self.codes)}"
            self.codes[code] = query.get("nonce", "")
            return 302, f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"
        if path == "/token":
            nonce = self.codes.pop(query["code"])
            return 200, {"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": self.token(nonce)}
        if path == "/keys":
            return 200, {"keys": [self.key.as_dict(private=False)]}
        return 404, {}


@contextmanager
def provider() -> Iterator[Provider]:
    """Run a provider on a free port of this machine."""
    here = Provider()

    class Handler(BaseHTTPRequestHandler):
        def _answer(self, query: dict[str, str]) -> None:
            status, said = here.answer(urlsplit(self.path).path, query)
            self.send_response(status)
            if isinstance(said, str):
                self.send_header("Location", said)
                self.end_headers()
                return
            body = json.dumps(said).encode()
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self._answer({name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            known = base64.b64decode(self.headers.get("Authorization", "Basic ").removeprefix("Basic ")).decode()
            assert known in ("", f"{CLIENT}:{SECRET}".replace(" ", "+")) or SECRET in known, known
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def log_message(self, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
