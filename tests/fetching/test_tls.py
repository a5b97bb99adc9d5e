"""Pages over TLS: read where the certificate is trusted, refused where it is not."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import UnreadableInput
from onrecord.fetching import getting
from onrecord.fetching.getting import get
from onrecord.fetching.guard import refuses_nothing
from onrecord.fetching.limits import USUAL
from tests.article.warcs import report
from tests.fetching.servers import Answer, Server, serving

OPENSSL = shutil.which("openssl")
pytestmark = pytest.mark.skipif(OPENSSL is None, reason="certificates are made with openssl")


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for localhost, signed by itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    paths = folder / "cert.pem", folder / "key.pem"
    made = [
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
        "-addext",
        "subjectAltName=DNS:localhost",
    ]
    command = [str(OPENSSL), "req", "-x509", *made, "-out", str(paths[0]), "-keyout", str(paths[1])]
    subprocess.run(command, check=True, capture_output=True)
    return paths


@pytest.fixture
def secure(loopback: None, certificate: tuple[Path, Path]) -> Iterator[Server]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    with serving(context) as server:
        server.answers["/"] = Answer(report(1))
        yield server


def _address(server: Server, host: str = "localhost") -> str:
    return server.at("/", host).replace("http:", "https:")


def test_a_trusted_page(secure: Server, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    trusting = ssl.create_default_context(cafile=str(certificate[0]))
    monkeypatch.setattr(getting, "_certificates", lambda: trusting)
    got = get(_address(secure), refuses=refuses_nothing, limits=USUAL)
    assert (got.address, got.body) == (_address(secure), report(1))
    with pytest.raises(UnreadableInput, match=r"no whole answer .*127\.0\.0\.1"):
        get(_address(secure, "127.0.0.1"), refuses=refuses_nothing, limits=USUAL)


def test_a_certificate_that_nobody_vouches_for(secure: Server) -> None:
    with pytest.raises(UnreadableInput, match=r"no whole answer \(.*certificate"):
        get(_address(secure), refuses=refuses_nothing, limits=USUAL)
    assert secure.asked == []


def test_a_server_without_tls(server: Server) -> None:
    with pytest.raises(UnreadableInput, match=r"no whole answer \(.*SSL"):
        get(_address(server, "127.0.0.1"), refuses=refuses_nothing, limits=USUAL)
    assert server.asked == []
