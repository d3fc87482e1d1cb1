"""Writes orders.json beside this file: what an order comes to, computed by another program than the one under test.

Run it with Python 3.9 or newer, without arguments; it always writes the same. Each vector is

    {"c": currency, "r": rounding, "l": lines, "o": charges of the order, "s": items, "t": sums}

with lines [quantity, unit price, charges] (charges left out where there are none), and everything but quantities and unit prices in minor units. Charges are
[discount, tax, shipping, tax on shipping, handling, tax on handling, duty]; an item is its subtotal, then those with
its share, then its total; the sums are those of the items. "r" is 1 where ties go to the even digit.
"""

import json
import random
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

DIGITS = {"JPY": 0, "USD": 2, "EUR": 2, "KWD": 3}
NOTHING = [0] * 7


def minor(amount, digits, rounding):
    """An exact amount as whole minor units."""
    return int(amount.scaleb(digits).quantize(Decimal(1), rounding=rounding))


def shared(whole, weights):
    """Shares by largest remainder; ties go to the first."""
    total = sum(weights)
    if total == 0:
        weights, total = [1] * len(weights), len(weights)
    quotas = [Decimal(whole) * weight / total for weight in weights]
    shares = [int(quota.quantize(Decimal(1), rounding=ROUND_DOWN)) for quota in quotas]
    left = whole - sum(shares)
    remainders = [(-(whole * weight % total), place) for place, weight in enumerate(weights)]
    for _, place in sorted(remainders)[:left]:
        shares[place] += 1
    return shares


def items(vector):
    """Subtotal, charges with their shares and total of each line."""
    digits = DIGITS[vector["c"]]
    rounding = ROUND_HALF_EVEN if vector["r"] else ROUND_HALF_UP
    subtotals = [minor(Decimal(price) * quantity, digits, rounding) for quantity, price, _ in vector["l"]]
    charges = [list(own) for _, _, own in vector["l"]]
    for kind, whole in enumerate(vector["o"]):
        weights = [subtotal - own[0] for subtotal, own in zip(subtotals, charges)]
        for own, share in zip(charges, shared(whole, weights)):
            own[kind] += share
    return [[subtotal, *own, subtotal - own[0] + sum(own[1:])] for subtotal, own in zip(subtotals, charges)]


def completed(vector):
    """The vector with what it comes to."""
    vector["s"] = items(vector)
    vector["t"] = [sum(column) for column in zip(*vector["s"])]
    vector["l"] = [line if any(line[2]) else line[:2] for line in vector["l"]]
    return vector


def line_goods(vector):
    digits = DIGITS[vector["c"]]
    rounding = ROUND_HALF_EVEN if vector["r"] else ROUND_HALF_UP
    return [minor(Decimal(price) * quantity, digits, rounding) for quantity, price, _ in vector["l"]]


def charge(chance, most):
    return chance.randint(0, most) if chance.random() < 0.5 else 0


def charges(chance, goods, most):
    """A discount that the goods can bear, and six other charges."""
    discount = chance.choice([0, 0, min(goods, 1), goods // 3, chance.randint(0, goods), goods])
    return [discount] + [charge(chance, most) for _ in range(6)]


def price(chance, digits):
    """A unit price: plain, of one minor unit, of none, or with more digits than the currency."""
    more = chance.choice([0, 0, 0, 1, 2])
    units = chance.choice([0, 1, 5, 25, chance.randint(1, 999), chance.randint(1, 99_999)])
    return str(Decimal(units).scaleb(-digits - more))


def anything(chance):
    currency = chance.choice(list(DIGITS))
    vector = {"c": currency, "r": chance.choice([0, 0, 1]), "l": [], "o": NOTHING}
    for _ in range(chance.choice([1, 1, 2, 2, 3, 3, 4, 5, 7])):
        vector["l"].append([chance.choice([1, 1, 2, 3, 7]), price(chance, DIGITS[currency]), NOTHING])
    if chance.random() < 0.5:
        for line, goods in zip(vector["l"], line_goods(vector)):
            line[2] = charges(chance, goods, 500)
    left = sum(goods - line[2][0] for line, goods in zip(vector["l"], line_goods(vector)))
    vector["o"] = charges(chance, left, 3_000)
    return vector


def ties():
    """Equal lines, and wholes that leave every possible number of units over."""
    for currency, unit in [("JPY", "1"), ("USD", "0.01"), ("KWD", "0.001")]:
        for count in range(2, 8):
            for whole in range(1, count + 3):
                lines = [[1, unit, NOTHING] for _ in range(count)]
                yield {"c": currency, "r": 0, "l": lines, "o": [0, whole, whole, 0, 1, 0, whole]}
                yield {"c": currency, "r": 0, "l": lines, "o": [min(whole, count), 0, whole, 1, 0, 0, 0]}


def halves():
    """Lines that end in half a minor unit."""
    for currency, unit in [("JPY", "0.5"), ("USD", "0.005"), ("EUR", "1.115"), ("KWD", "0.0005")]:
        for quantity in range(1, 10):
            for rounding in (0, 1):
                lines = [[quantity, unit, NOTHING], [1, "1", NOTHING]]
                yield {"c": currency, "r": rounding, "l": lines, "o": [0, 1, 3, 0, 0, 0, 0]}


def large():
    """Amounts near the limit of fifteen digits, and many lines."""
    lines = [[1, "3333333333333.33", NOTHING], [1, "3333333333333.33", NOTHING], [1, "0.01", NOTHING]]
    yield {"c": "USD", "r": 0, "l": lines, "o": [1, 999_999_999_999, 1_000_000_000_001, 7, 0, 0, 0]}
    lines = [[1_000_000, "99.999999", NOTHING], [999_999, "0.0001", NOTHING]]
    yield {"c": "USD", "r": 0, "l": lines, "o": [12_345, 100, 101, 0, 0, 0, 1]}
    lines = [[1, str(place % 7), NOTHING] for place in range(300)]
    yield {"c": "JPY", "r": 0, "l": lines, "o": [100, 777, 1_000, 3, 299, 0, 1]}


def vectors():
    chance = random.Random(20261125)
    yield from ties()
    yield from halves()
    yield from large()
    for _ in range(1_900):
        yield anything(chance)


def main():
    with localcontext() as context:
        context.prec = 80
        lines = [json.dumps(completed(vector), separators=(",", ":")) for vector in vectors()]
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    Path(__file__).with_name("orders.json").write_text(text, encoding="ascii")
    print(len(lines), "vectors")


main()
