package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.List;

/** A business date and its moments, earliest first. */
public record PlannedDay(LocalDate date, List<PlannedMoment> moments) {}
