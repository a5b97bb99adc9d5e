"""Which addresses of the network are nobody's business: those of this machine and of the network that it stands in."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network

IPAddress = IPv4Address | IPv6Address
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""Addresses that a network of IPv6 alone gives to those of IPv4: these are their last four bytes."""
_IPV4_BYTES = 0xFFFF_FFFF


def is_private(address: IPAddress) -> bool:
    """Whether an address is not one of the public network, in itself or by the one that it stands for.

    >>> from ipaddress import ip_address
    >>> [is_private(ip_address(a)) for a in ("10.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "1.1.1.1", "2620:fe::9")]
    [True, True, True, False, False]
    """
    if address in _TRANSLATED:
        return _is_private(IPv4Address(int(address) & _IPV4_BYTES))
    return any(_is_private(one) for one in (address, *_stands_for(address)))


def refuses_nothing(_: IPAddress) -> bool:
    """The guard of a user who said that private addresses are meant."""
    return False


def _is_private(address: IPAddress) -> bool:
    site = isinstance(address, IPv6Address) and address.is_site_local
    return site or not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified


def _stands_for(address: IPAddress) -> list[IPAddress]:
    """The addresses of IPv4 that one of IPv6 leads to: mapped, or through a tunnel."""
    if isinstance(address, IPv4Address):
        return []
    inner = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
    return [one for one in inner if one is not None]
