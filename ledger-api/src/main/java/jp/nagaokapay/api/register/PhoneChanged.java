package jp.nagaokapay.api.register;

/** A person has another phone; whatever they began with the old one ends. */
public record PhoneChanged(ResidentId residentId) {}
