package jp.nagaokapay.api.campaign;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import jp.nagaokapay.ledger.campaign.preset.Preset;
import jp.nagaokapay.ledger.campaign.rules.CampaignRules;
import jp.nagaokapay.ledger.campaign.rules.RulesRefused;
import jp.nagaokapay.ledger.partner.PartnerId;
import jp.nagaokapay.ledger.shared.calendar.BusinessDate;
import jp.nagaokapay.ledger.shared.money.Points;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Presets of campaigns, to draft from. */
@RestController
@RequestMapping("/campaign/v1/presets")
class PresetController {
    private final Clock clock;

    PresetController(Clock clock) {
        this.clock = clock;
    }

    @GetMapping
    PresetsBody listCampaignPresets(
            @RequestParam(required = false) @Nullable LocalDate opensOn,
            @RequestParam(required = false) @Nullable LocalDate closesOn,
            @RequestParam(defaultValue = "1000000") @Min(1) @Max(10_000_000_000L) long budget,
            @RequestParam(required = false) @Nullable PartnerId partner) {
        Period period = period(opensOn, closesOn);
        return new PresetsBody(
                Stream.of(Preset.values())
                        .map(one -> body(one, period, Points.of(budget), partner))
                        .toList());
    }

    private Period period(@Nullable LocalDate opensOn, @Nullable LocalDate closesOn) {
        LocalDate first = opensOn == null ? BusinessDate.of(clock.instant()).plusDays(1) : opensOn;
        LocalDate last = closesOn == null ? first.plusMonths(1).minusDays(1) : closesOn;
        return new Period(BusinessDate.startOf(first), BusinessDate.endOf(last));
    }

    private static PresetBody body(
            Preset preset, Period period, Points budget, @Nullable PartnerId partner) {
        return new PresetBody(
                preset.code(),
                preset.japaneseName(),
                preset.japanese(),
                preset.english(),
                preset.illustrative(),
                preset.needsPartner(),
                preset.needsPartner() && partner == null
                        ? null
                        : Draft.of(rules(preset, period, budget, partner)));
    }

    private static CampaignRules rules(
            Preset preset, Period period, Points budget, @Nullable PartnerId partner) {
        try {
            return partner == null
                    ? preset.rules(period.opensAt, period.closesAt, budget)
                    : preset.rules(period.opensAt, period.closesAt, budget, partner);
        } catch (RulesRefused refused) {
            throw RulesProblems.invalid(refused);
        }
    }

    private record Period(Instant opensAt, Instant closesAt) {}

    record PresetsBody(List<PresetBody> presets) {}

    /**
     * A campaign to begin with.
     *
     * @param ja what it does, for people
     * @param en what it does, for people
     * @param illustrative always true: the real rules are not published
     * @param needsPartner whether {@code partner} must be given for a draft
     * @param draft what to post to {@code /campaigns}; absent where a partner is needed
     */
    record PresetBody(
            String code,
            String name,
            String ja,
            String en,
            boolean illustrative,
            boolean needsPartner,
            @Nullable Draft draft) {}
}
