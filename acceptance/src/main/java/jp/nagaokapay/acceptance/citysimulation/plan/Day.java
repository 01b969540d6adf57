package jp.nagaokapay.acceptance.citysimulation.plan;

import java.time.LocalDate;
import java.util.List;

/** A business date and its moments, earliest first. */
public record Day(LocalDate date, List<Moment> moments) {}
