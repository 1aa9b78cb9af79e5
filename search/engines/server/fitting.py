"""Keeps a plan within the number of clauses that a server takes in one question."""

from dataclasses import replace

from search.clauses import AllOf, AnyOf, BestOf, Clause, Plan

MOST = 900  # a server refuses a question of more than 1,024, filters among them
ALTERNATIVES = (64, 16, 8, 4, 2, 1)


def fitted(plan: Plan) -> Plan:
    """Return the plan; where it has too many clauses, with the first alternatives of each concept only."""
    for most in ALTERNATIVES:
        if _size(plan) <= MOST:
            return plan
        plan = replace(plan, matching=_cut(plan.matching, most), scoring=_cut(plan.scoring, most))
    return replace(plan, scoring=plan.scoring[: max(0, MOST - _size(replace(plan, scoring=())))])


def _size(plan: Plan) -> int:
    return sum(map(_leaves, (*plan.matching, *plan.scoring, *plan.required, *plan.excluded)))


def _leaves(clause: Clause) -> int:
    return sum(map(_leaves, clause.clauses)) if isinstance(clause, AnyOf | AllOf | BestOf) else 1


def _cut(clauses: tuple[Clause, ...], most: int) -> tuple[Clause, ...]:
    return tuple(
        BestOf(clause.clauses[:most])
        if isinstance(clause, BestOf)
        else replace(clause, clauses=_cut(clause.clauses, most))
        if isinstance(clause, AnyOf | AllOf)
        else clause
        for clause in clauses
    )
