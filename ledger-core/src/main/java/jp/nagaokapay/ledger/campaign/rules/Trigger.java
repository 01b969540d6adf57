package jp.nagaokapay.ledger.campaign.rules;

import java.util.Set;

/** The kind of occasion that can earn points. */
public enum Trigger {
    /** A completed charge, by whatever channel. */
    CHARGE,
    /** A captured payment. */
    PAYMENT,
    /** The first charge that a wallet ever makes: signing up alone earns nothing. */
    SIGN_UP,
    /** What a partner reports or asks for. */
    EXTERNAL,
    /** No occasion: on the day on which the campaign opens, everybody who meets the conditions. */
    ROLL;

    public static final Set<Trigger> ALL = Set.of(values());

    /** Those that something happens for, once or often. */
    public static final Set<Trigger> OF_OCCASIONS = Set.of(CHARGE, PAYMENT, SIGN_UP, EXTERNAL);

    public static final Set<Trigger> OF_THE_ROLL = Set.of(ROLL);
    public static final Set<Trigger> OF_PAYMENTS = Set.of(PAYMENT);
    public static final Set<Trigger> OF_CHARGES = Set.of(CHARGE, SIGN_UP);
    public static final Set<Trigger> OF_PARTNERS = Set.of(EXTERNAL);

    /** Those where money moves. */
    public static final Set<Trigger> OF_MONEY = Set.of(CHARGE, SIGN_UP, PAYMENT);
}
