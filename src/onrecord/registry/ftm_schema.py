"""The parts of the FollowTheMoney schema that say who there is: which schemata, and which of their properties."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.records import ActorKind

KINDS: dict[str, ActorKind | None] = {
    "Person": "person",
    "PublicBody": "institution",
    "Organization": "institution",
    "Company": "institution",
    "LegalEntity": None,
}
"""The schemata of actors; what a LegalEntity is, the schema leaves open."""
WIDER: dict[str, frozenset[str]] = {
    "Person": frozenset(("LegalEntity",)),
    "PublicBody": frozenset(("Organization", "LegalEntity")),
    "Company": frozenset(("Organization", "LegalEntity")),
    "Organization": frozenset(("LegalEntity",)),
}
"""The schemata of which another is a kind: an entity that is told as both is of the narrower one."""
BY_TOPIC: dict[str, ActorKind] = {
    "gov.igo": "igo",
    "gov.executive": "government",
    "gov.national": "government",
    "pol.party": "party",
}
"""What a body is by its topics, the first of these first."""
NAMES = ("name", "alias", "weakAlias", "previousName", "abbreviation")
COUNTRIES = ("nationality", "citizenship", "jurisdiction", "mainCountry", "country")
"""The first of these that is filled tells the country."""
OFFICES = ("position",)
"""Offices of a person, told in words."""
SCHEMES = {
    "wikidataId": "wikidata",
    "wikipediaUrl": "wikipedia",
} | {
    name: name
    for name in (
        "bikCode", "brightQueryId", "brightQueryOrgId", "bvdId", "cageCode", "cikCode", "dunsCode", "giiNumber",
        "idNumber", "imoNumber", "innCode", "ipoCode", "irsCode", "isinCode", "jibCode", "leiCode", "licenseNumber",
        "mbsCode", "npiCode", "ogrnCode", "okpoCode", "opencorporatesUrl", "permId", "pfrNumber", "registrationNumber",
        "ricCode", "sayariId", "swiftBic", "taxNumber", "ticker", "uniqueEntityId", "uscCode", "vatCode", "voenCode",
    )
}  # fmt: skip
"""The properties that are ids elsewhere, and the scheme that each is of."""
LEFT_OUT = frozenset(
    ("coatoCode", "fnsCode", "kppCode", "okvedCode", "passportNumber", "programId", "socialSecurityNumber")
)
"""Identifiers that many share, such as those of a district or a line of business, and papers that are a person's own affair."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A schema that ties a person or body to another: which property is who, and which is where."""

    holder: str
    to: str
    title: str
    """What the office is called where no role is given."""


TIES = {
    "Membership": Tie("member", "organization", "member"),
    "Directorship": Tie("director", "organization", "director"),
    "Employment": Tie("employee", "employer", "employee"),
}
OCCUPANCY = Tie("holder", "post", "")
POST = "Position"
EDGES = TIES | {"Occupancy": OCCUPANCY}
USED = {
    schema: frozenset((*NAMES, *COUNTRIES, *OFFICES, *SCHEMES, "topics")) for schema in KINDS
} | {
    POST: frozenset(("name", "country", "organization")),
} | {
    schema: frozenset((tie.holder, tie.to, "role", "startDate", "endDate")) for schema, tie in TIES.items()
} | {
    "Occupancy": frozenset((OCCUPANCY.holder, OCCUPANCY.to, "startDate", "endDate")),
}  # fmt: skip
"""The properties that are read of each schema."""
