"""What the Web Annotation Data Model and Vocabulary of the W3C ask of what we write: its MUSTs, and the terms that we use.

The terms are those of the vocabulary's context http://www.w3.org/ns/anno.jsonld, each with the IRI that the
recommendation gives it; of the others none is written.
"""

from __future__ import annotations

from typing import Any

OA, AS, DCTERMS, DC = (
    "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#",
    "http://purl.org/dc/terms/", "http://purl.org/dc/elements/1.1/",
)  # fmt: skip
_RDF, _RDFS = "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "http://www.w3.org/2000/01/rdf-schema#"


def _link(iri: str, **more: str) -> dict[str, str]:
    return {"@id": iri, "@type": "@id", **more}


CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "Annotation": f"{OA}Annotation",
    "AnnotationCollection": f"{AS}OrderedCollection",
    "AnnotationPage": f"{AS}OrderedCollectionPage",
    "TextualBody": f"{OA}TextualBody",
    "SpecificResource": f"{OA}SpecificResource",
    "TextQuoteSelector": f"{OA}TextQuoteSelector",
    "TextPositionSelector": f"{OA}TextPositionSelector",
    "classifying": f"{OA}classifying",
    "describing": f"{OA}describing",
    "body": _link(f"{OA}hasBody"),
    "target": _link(f"{OA}hasTarget"),
    "source": _link(f"{OA}hasSource"),
    "selector": _link(f"{OA}hasSelector"),
    "motivation": {"@id": f"{OA}motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": f"{OA}hasPurpose", "@type": "@vocab"},
    "items": _link(f"{AS}items", **{"@container": "@list"}),
    "partOf": _link(f"{AS}partOf"),
    "first": _link(f"{AS}first"),
    "last": _link(f"{AS}last"),
    "total": f"{AS}totalItems",
    "startIndex": f"{AS}startIndex",
    "label": f"{_RDFS}label",
    "value": f"{_RDF}value",
    "format": f"{DC}format",
    "created": f"{DCTERMS}created",
    "start": f"{OA}start",
    "end": f"{OA}end",
    "exact": f"{OA}exact",
    "prefix": f"{OA}prefix",
    "suffix": f"{OA}suffix",
}

_IRI = {"type": "string", "pattern": '^(https?://[^\\s<>"{}|\\\\^`]+|urn:[a-z]+:[0-9a-z:]+)$'}
_PURPOSE = {"enum": ["classifying", "describing"]}
_BODY = {
    "type": "object",
    "properties": {
        "type": {"const": "TextualBody"},
        "value": {"type": "string"},
        "purpose": _PURPOSE,
        "format": {"type": "string"},
    },
    "required": ["type", "value"],
    "additionalProperties": False,
}
_QUOTE = {
    "type": "object",
    "properties": {
        "type": {"const": "TextQuoteSelector"}, "exact": {"type": "string", "minLength": 1},
        "prefix": {"type": "string", "maxLength": 32}, "suffix": {"type": "string", "maxLength": 32},
    },
    "required": ["type", "exact"],
    "additionalProperties": False,
}  # fmt: skip
_POSITION = {
    "type": "object",
    "properties": {
        "type": {"const": "TextPositionSelector"}, "start": {"type": "integer", "minimum": 0}, "end": {"type": "integer", "minimum": 1},
    },
    "required": ["type", "start", "end"],
    "additionalProperties": False,
}  # fmt: skip
_TARGET = {
    "type": "object",
    "properties": {
        "type": {"const": "SpecificResource"}, "source": _IRI,
        "selector": {"type": "array", "prefixItems": [_QUOTE, _POSITION], "minItems": 2, "maxItems": 2},
    },
    "required": ["type", "source", "selector"],
    "additionalProperties": False,
}  # fmt: skip
_ANNOTATION = {
    "type": "object",
    "properties": {
        "id": _IRI, "type": {"const": "Annotation"}, "motivation": _PURPOSE,
        "created": {"type": "string", "format": "date-time", "pattern": "Z$"},
        "body": {"type": "array", "items": _BODY, "minItems": 2},
        "target": {"oneOf": [_IRI, {"type": "array", "items": _TARGET, "minItems": 1}]},
    },
    "required": ["id", "type", "target"],
    "additionalProperties": False,
}  # fmt: skip
COLLECTION: dict[str, Any] = {
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"}, "id": _IRI, "type": {"const": "AnnotationCollection"},
        "label": {"type": "string"}, "total": {"type": "integer", "minimum": 0}, "last": _IRI,
        "first": {
            "type": "object",
            "properties": {
                "id": _IRI, "type": {"const": "AnnotationPage"}, "partOf": _IRI, "startIndex": {"const": 0},
                "items": {"type": "array", "items": _ANNOTATION},
            },
            "required": ["id", "type", "partOf", "items"],
            "additionalProperties": False,
        },
    },
    "required": ["@context", "id", "type", "first"],
    "additionalProperties": False,
}  # fmt: skip
"""The MUSTs of the model for a collection with its page embedded; of its MAYs those alone that we use."""
