package evenkeel.worker.keeping.look;

import evenkeel.worker.keeping.condition.ConditionsLedger;
import evenkeel.worker.keeping.condition.HindranceNotice;

/** What follows from a look, one after the other. */
record Followers(
    RuleClaims rules,
    Judging judging,
    QueueFields queue,
    HindranceNotice hindrances,
    ConditionsLedger conditions) {}
