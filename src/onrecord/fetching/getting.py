"""One address -> what is there: its final address, its type, its bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from onrecord.article.encoded import codings, unpacked
from onrecord.errors import UnreadableInput
from onrecord.fetching.guard import IPAddress
from onrecord.fetching.limits import STAGE, Deadline, Limits
from onrecord.version import VERSION

if TYPE_CHECKING:
    from ssl import SSLContext

    from httpx import Client, Response

_ASKING = {
    "User-Agent": f"onrecord/{VERSION}",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, text/plain, */*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}
_SCHEMES, _OK = ("http", "https"), 200


@dataclass(frozen=True, slots=True)
class Got:
    """What an address answered with."""

    address: str
    """Where it was found in the end."""
    mime: str
    """The type that the server gives it, in small letters; empty where it gives none."""
    body: bytes
    """Unpacked."""


def get(address: str, *, refuses: Callable[[IPAddress], bool], limits: Limits) -> Got:
    """What is at an address; each redirect is looked at as the address itself is.

    Raises UnreadableInput of stage "fetch" where it is refused, can't be reached, answers with anything but a whole body
    and status 200, or goes beyond a limit.
    """
    try:
        import httpcore
        import httpx

        from onrecord.fetching.connecting import Guarded
        from onrecord.fetching.transport import Transport
    except ImportError as error:
        raise UnreadableInput("an address", remedy="pip install 'onrecord[feeds]'", stage=STAGE) from error
    deadline = Deadline(limits.seconds)
    try:
        with httpx.Client(
            transport=Transport(Guarded(refuses, deadline), _certificates()), headers=_ASKING, trust_env=False
        ) as client:
            return _got(client, address, limits)
    except (httpcore.TimeoutException, httpx.TimeoutException) as error:
        raise deadline.passed() from error
    except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL) as error:
        deadline.left()
        seen = f"no whole answer ({' '.join(str(error).split()) or type(error).__name__})"
        raise UnreadableInput(seen, remedy="check the address, or try again later", stage=STAGE) from error


def _got(client: Client, address: str, limits: Limits) -> Got:
    request = client.build_request("GET", address)
    for _ in range(limits.redirects + 1):
        if request.url.scheme not in _SCHEMES:
            seen = f"an address that is neither http nor https ({request.url})"
            raise UnreadableInput(seen, remedy="save what is there and give the file", stage=STAGE)
        answer = client.send(request, stream=True)
        try:
            if answer.next_request is None:
                return _read(answer, limits)
            request = answer.next_request
        finally:
            answer.close()
    raise UnreadableInput(f"more than {limits.redirects} redirects", remedy="check the address", stage=STAGE)


def _read(answer: Response, limits: Limits) -> Got:
    at = str(answer.url.copy_with(fragment=None, userinfo=b""))
    if answer.status_code != _OK:
        seen = f"status {answer.status_code} ({answer.reason_phrase or 'no reason given'}) at {at}"
        raise UnreadableInput(seen, remedy="check the address, or try again later", stage=STAGE)
    mime = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    packed = _counted(answer.iter_raw(), limits.bytes)
    try:
        body = unpacked(packed, codings(answer.headers.get("Content-Encoding")), most=limits.bytes)
    except UnreadableInput as error:
        raise UnreadableInput(error.seen, remedy=error.remedy, stage=STAGE) from error
    return Got(at, mime, body)


def _counted(pieces: Iterator[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise UnreadableInput(f"more than {most:,} bytes", remedy="give a smaller report", stage=STAGE)
        yield piece


@cache
def _certificates() -> SSLContext:
    import httpx

    return httpx.create_ssl_context(trust_env=False)
