package jp.nagaokapay.api.freeze;

import jp.nagaokapay.api.register.ResidentId;

/** A person's wallet was stopped; whatever they have begun ends. Told in the same transaction. */
public record AccountFrozen(ResidentId residentId) {}
