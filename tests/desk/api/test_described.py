"""What Schemathesis makes of the description: no question fails on our side, and every answer is as it is described."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from onrecord.desk.api import api
from tests.desk.api.conftest import open_to_all
from tests.desk.api.test_description import BARE

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
POSITIVE, NEGATIVE = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
_bare = FastAPI()
_bare.include_router(api)
PATHS = sorted(_bare.openapi()["paths"])
TRIED = [(path, mode) for path in PATHS for mode in (POSITIVE, NEGATIVE) if mode == POSITIVE or path not in BARE]


@pytest.fixture(scope="module")
def schema(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The description of the desk of a copy of the example, where everybody may do everything."""
    place = tmp_path_factory.mktemp("described") / "copy.db"
    place.write_bytes(example.read_bytes())
    app = open_to_all(place, "http://testserver")
    for operations in app.openapi()["paths"].values():
        for told in operations.values():
            told.pop("security", None)  # everybody may do everything here: who may not is tried elsewhere
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "mode"), TRIED)
def test_answers_are_as_described(schema: Any, path: str, mode: GenerationMode) -> None:
    for method in schema[path]:
        cases = schema[path][method].as_strategy(mode)
        _asked(given(cases))


def _asked(cases: Callable[..., Any]) -> None:
    @settings(max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @cases
    def one(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    one()
