"""Works out prices with exact fractions, independently of Barrow, and writes them to prices.txt.

    python3 tests/vectors/prices.py

The same script always writes the same file. `main.rs` beside it compares what Barrow comes to. A line is a case:

    currency price per quantity rate tax rounding surcharges add-ons tiers rule
    = unit line net vat gross tier refusal below above

`-` is "none"; `?` in place of an amount is "unknown". Tiers are `minimum:price`, or `minimum:price:currency` where that
is another; the tier found is its place, from 0. A rule is `minimum:maximum:increment`.
"""

import random
from decimal import Decimal
from fractions import Fraction
from itertools import product
from math import floor
from pathlib import Path

DIGITS = {"JPY": 0, "USD": 2, "EUR": 2, "KWD": 3, "CLF": 4}
MOST = 1_000_000
TAXES = ["on-top", "included"]
ROUNDINGS = ["half-up", "half-even"]


def exact(text):
    return Fraction(Decimal(text))


def rounded(number, digits, rounding):
    """The nearest number with so many digits; ties as asked."""
    scaled = abs(number) * 10**digits
    whole, rest = floor(scaled), scaled - floor(scaled)
    tie_goes_up = rounding == "half-up" or whole % 2 == 1
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and tie_goes_up):
        whole += 1
    return Fraction(whole, 10**digits) * (1 if number >= 0 else -1)


def text_of(number, digits):
    """A decimal with at least so many digits after the point, and no zeros beyond them."""
    if number is None:
        return "-"
    places = digits
    while (number * 10**places).denominator != 1:
        places += 1
    units = str(abs(int(number * 10**places))).rjust(places + 1, "0")
    sign = "-" if number < 0 else ""
    return sign + units[: len(units) - places] + ("." + units[len(units) - places :] if places else "")


def tier_of(tiers, currency, quantity):
    """The place of the tier that applies."""
    best = None
    for place, (minimum, price, tier_currency) in enumerate(tiers):
        if tier_currency in (None, currency) and exact(minimum) <= quantity:
            key = (exact(minimum), -exact(price))
            if best is None or key > best[0]:
                best = (key, place)
    return None if best is None else best[1]


def check(rule, quantity):
    """Why so many cannot be ordered, and the nearest quantities that can: found by trying."""
    minimum, maximum, increment = (exact(limit) if limit != "-" else 0 for limit in rule or ("-", "-", "-"))
    least = max(minimum, 1)
    most = min(maximum or MOST, MOST)

    def fits(number):
        return least <= number <= most and (not increment or (number / increment).denominator == 1)

    if fits(quantity):
        return "-", None, None
    below = next((number for number in range(min(quantity - 1, floor(most)), 0, -1) if fits(number)), None)
    above = next((number for number in range(max(quantity + 1, floor(least)), floor(most) + 1) if fits(number)), None)
    if below is None and above is None:
        return "not-orderable", None, None
    reason = "below-minimum" if quantity < least else "above-maximum" if quantity > most else "not-a-multiple"
    return reason, below, above


def totals(line, rate, tax, digits, rounding):
    """Net, VAT and gross of a line."""
    if tax == "on-top":
        if line is None or rate == "-":
            return line, None, None
        vat = rounded(line * exact(rate), digits, rounding)
        return line, vat, line + vat
    if line is None or rate == "-":
        return None, None, line
    net = rounded(line / (1 + exact(rate)), digits, rounding)
    return net, line - net, line


def case(
    currency="USD",
    price="1",
    per="1",
    quantity=1,
    rate="-",
    tax="on-top",
    rounding="half-up",
    surcharges=(),
    add_ons=(),
    tiers=(),
    rule=(),
):
    """A line of the file."""
    digits = DIGITS[currency]
    tier = tier_of(tiers, currency, quantity)
    base = tiers[tier][1] if tier is not None else price
    unit = line = None
    if base != "-" and "?" not in (*surcharges, *add_ons):
        for_one = sum((exact(extra) for extra in (*surcharges, *add_ons)), Fraction(0))
        unit = exact(base) + for_one * exact(per)
        unit = None if unit < 0 else unit
    if unit is not None:
        line = rounded(unit * quantity / exact(per), digits, rounding)
    net, vat, gross = totals(line, rate, tax, digits, rounding)
    reason, below, above = check(rule, quantity)
    given = [
        currency,
        price,
        per,
        quantity,
        rate,
        tax,
        rounding,
        ",".join(surcharges) or "-",
        ",".join(add_ons) or "-",
        ",".join(":".join(filter(None, tier)) for tier in tiers) or "-",
        ":".join(rule) or "-",
    ]
    money = [text_of(amount, digits) for amount in (unit, line, net, vat, gross)]
    found = ["-" if number is None else number for number in (tier, reason, below, above)]
    return " ".join(map(str, [*given, "=", *money, *found]))


def ties():
    """Prices halfway between two minor units, and a hair beside it."""
    for currency, rounding in product(DIGITS, ROUNDINGS):
        digits = DIGITS[currency]
        for number in range(9):
            for last in ("5", "49999", "50001"):
                price = Decimal(f"{number}{last}").scaleb(-digits - len(last))
                yield case(currency, f"{price:f}", rounding=rounding)
        for quantity in (3, 5, 7, 25):
            yield case(currency, f"{Decimal(5).scaleb(-digits - 1):f}", quantity=quantity, rounding=rounding)


def hard_for_floats():
    """Where binary floating point goes wrong, and the greatest and smallest amounts."""
    prices = "0.1 0.2 0.3 1.005 2.675 1.115 1.255 4.35 8.165 1e-7 0.0000001 0.0199 19.99 123456789012 999999999999.99 \
        1234567890.12 999999999999999 0.000000000000001 1.5E2".split()
    for price, quantity in product(prices, (1, 2, 3, 7, 10, 99, 100, 1000, 50_000, 999_999, MOST)):
        yield case(price=price, quantity=quantity)
    for currency in DIGITS:
        yield case(currency, "0.1", surcharges=("0.2",), quantity=3)
        yield case(currency, "0.1", add_ons=("0.2",), quantity=10, rounding="half-even")
        yield case(currency, "1e-7", quantity=MOST, surcharges=("1e-7", "3e-7"))


def price_quantities():
    """Prices for more units than one, or for a part of one."""
    pers = "1 3 7 8 10 12 100 1000 0.5 2.5 0.3 999".split()
    for price, per, quantity in product(("1", "1.99", "12.5", "0.07"), pers, (1, 2, 25, 75, 250, MOST)):
        yield case("EUR", price, per, quantity, rounding=random.choice(ROUNDINGS))
    for currency, per, rounding in product(DIGITS, ("8", "16", "80", "1600"), ROUNDINGS):
        for quantity in (1, 2, 4, 12, 20):
            yield case(currency, "1", per, quantity, rounding=rounding)


def taxes():
    """Taxes that end in a tie, on top and included."""
    rates = "0 0.05 0.25 0.5 0.025 0.125 0.075 0.19 0.2 0.081 0.000001 1".split()
    for rate, tax, cents in product(rates, TAXES, range(1, 92, 3)):
        price = f"{Decimal(cents).scaleb(-2):f}"
        yield case("EUR", price, rate=rate, tax=tax, rounding=random.choice(ROUNDINGS))
    for currency, rate, tax, rounding in product(DIGITS, ("0.5", "0.05", "0.19", "-"), TAXES, ROUNDINGS):
        for units in (1, 3, 10, 50, 119):
            price = f"{Decimal(units).scaleb(-DIGITS[currency]):f}"
            yield case(currency, price, rate=rate, tax=tax, rounding=rounding)


def tier_boundaries():
    """Quantities just below, at and above the minimum of a tier, in any order; equal minima; other currencies."""
    for _ in range(100):
        minima = random.sample(range(2, 2000), random.randint(1, 4))
        if random.random() < 0.3:
            minima.append(random.choice(minima))
        tiers = tuple(
            (str(minimum), f"{random.randint(1, 300) / Decimal(100):f}", "USD" if random.random() < 0.15 else None)
            for minimum in minima
        )
        per = random.choice(("1", "1", "10", "100"))
        boundary = random.choice(minima)
        for quantity in (1, boundary - 1, boundary, boundary + 1):
            yield case("EUR", "3.01", per, quantity, "0.19", tiers=tiers)
    for price in ("-", "2.50"):
        for quantity in (4, 5):
            yield case("EUR", price, quantity=quantity, tiers=(("4.5", "1.25", None), ("0", "2.00", "USD")))


def quantity_rules():
    """Minimum, maximum and increment, also where nothing fits."""
    minima = ("-", "1", "7", "26", "50", "2.5")
    maxima = ("-", "1", "6", "49", "50", "52.5")
    increments = ("-", "1", "5", "25", "2.5", "0.4")
    for rule in product(minima, maxima, increments):
        for quantity in random.sample((1, 2, 5, 7, 25, 26, 49, 50, 53, 75, MOST), 3):
            yield case(quantity=quantity, rule=rule)
    for text in ("0:0:0", "50:5000:25", "999999:-:7", "-:2000000:999999", "2000000:-:-"):
        rule = text.split(":")
        for quantity in (1, 49, 50, 60, 5000, 5001, 999_999, MOST):
            yield case(quantity=quantity, rule=rule)


def extras():
    """Surcharges and add-ons, known, unknown and negative."""
    amounts = "0 0.00 2.50 0.005 425.0 -0.10 1e-3 99999.995 ?".split()
    for _ in range(250):
        surcharges = random.choices(amounts, weights=[9] * 8 + [2], k=random.randint(0, 3))
        add_ons = random.choices(amounts, weights=[9] * 8 + [2], k=random.randint(0, 2))
        yield case(
            random.choice(list(DIGITS)),
            random.choice(("15.00", "3650.0", "0.05", "-", "0")),
            random.choice(("1", "1", "100", "0.5")),
            random.choice((1, 2, 3, 1000)),
            random.choice(("-", "0.2", "0.19")),
            random.choice(TAXES),
            random.choice(ROUNDINGS),
            tuple(surcharges),
            tuple(add_ons),
        )


def anything():
    """All at once, at random."""
    for _ in range(400):
        scale = random.randint(0, 6)
        price = f"{Decimal(random.randrange(10 ** random.randint(1, 12))).scaleb(-scale):f}"
        count = random.randint(0, 2)
        tiers = tuple((str(random.randint(0, 3000)), str(random.randint(1, 999)), None) for _ in range(count))
        yield case(
            random.choice(list(DIGITS)),
            price,
            random.choice(("1", "3", "100", "7.5")),
            random.choice((random.randint(1, 20), random.randint(1, 5000), random.randint(1, MOST))),
            f"{Decimal(random.randrange(10**6 + 1)).scaleb(-6):f}",
            random.choice(TAXES),
            random.choice(ROUNDINGS),
            tuple(f"{Decimal(random.randrange(10000)).scaleb(-3):f}" for _ in range(random.randint(0, 2))),
            (),
            tiers,
            (str(random.randint(0, 100)), str(random.randint(0, 4000)), str(random.randint(0, 12))),
        )


random.seed(4217)
groups = (ties, hard_for_floats, price_quantities, taxes, tier_boundaries, quantity_rules, extras, anything)
lines = list(dict.fromkeys(line for group in groups for line in group()))
Path(__file__).with_name("prices.txt").write_text("\n".join(lines) + "\n")
print(len(lines), "cases")
