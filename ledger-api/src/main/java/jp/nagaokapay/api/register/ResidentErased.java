package jp.nagaokapay.api.register;

/** A person was forgotten; whoever keeps anything of theirs (tokens, sessions) drops it. */
public record ResidentErased(ResidentId residentId) {}
