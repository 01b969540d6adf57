package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.Instant;
import java.util.List;

/** Everything that happens at one instant; the steps are independent of each other. */
public record PlannedMoment(Instant at, List<PlannedStep> steps) {}
