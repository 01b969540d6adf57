package jp.nagaokapay.ledger.campaign.simulation;

import jp.nagaokapay.ledger.shared.message.Rule;

/** What must hold for a simulation of rules over the past. */
enum SimulationRule implements Rule {
    RANGE_RUNS_FORWARD("SIMULATION_RANGE_TURNED"),
    RANGE_IS_SHORT_ENOUGH("SIMULATION_RANGE_TOO_LONG"),
    RANGE_IS_PAST("SIMULATION_RANGE_AHEAD"),
    /** A mass grant meets people, not occasions; it is counted. */
    RULES_MEET_OCCASIONS("SIMULATION_OF_ROLL"),
    /** Rules of the last millennium cannot be written. */
    RANGE_IS_OF_OUR_TIME("OUTSIDE_THE_BOOKS");

    private final String code;

    SimulationRule(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** The past moves on. */
    @Override
    public boolean kept() {
        return this != RANGE_IS_PAST;
    }
}
