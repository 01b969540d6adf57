package jp.nagaokapay.api.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.nagaokapay.ledger.kpi.Kpi;
import jp.nagaokapay.ledger.kpi.KpiFigures;
import jp.nagaokapay.ledger.kpi.Kpis.PlannedYear;
import jp.nagaokapay.ledger.shared.calendar.FiscalYear;
import jp.nagaokapay.web.paper.Spreadsheet;
import org.junit.jupiter.api.Test;

class CityTableTest {
    @Test
    void it_is_the_table_that_the_city_has_published() {
        Spreadsheet table =
                CityTable.of(
                        List.of(
                                new PlannedYear(
                                        new FiscalYear(2022),
                                        Map.of(
                                                Kpi.TOTAL_CHARGED, 20_000_000L,
                                                Kpi.PAYMENT_COUNT, 60_000L,
                                                Kpi.NON_RESIDENT_USERS, 20L,
                                                Kpi.PARTICIPATING_SHOPS, 100L),
                                        Optional.of(
                                                new KpiFigures(
                                                        148_596_000,
                                                        56_753,
                                                        1_403,
                                                        131,
                                                        518_000_000,
                                                        0,
                                                        0,
                                                        1_095_000_000))),
                                new PlannedYear(
                                        new FiscalYear(2024),
                                        Map.of(Kpi.TOTAL_CHARGED, 80_000_500L),
                                        Optional.empty())),
                        Instant.parse("2023-03-31T15:00:00Z"));

        assertThat(table.header()).containsExactly("指標", "単位", "R4 目標", "R4 実績", "R6 目標", "R6 実績");
        assertThat(table.rows().subList(0, 6))
                .isEqualTo(
                        List.of(
                                Arrays.asList(
                                        "デジタル商品券チャージ額", "千円", 20_000L, 148_596L, 80_001L, null),
                                Arrays.asList("利用可能店舗・サービス数", "店", 100L, 131L, null, null),
                                Arrays.asList("市外在住者アプリ利用数", "人", 20L, 1_403L, null, null),
                                Arrays.asList("デジタル決済総数", "回", 60_000L, 56_753L, null, null),
                                Arrays.asList("利用額総合計", "百万円", null, 518L, null, null),
                                Arrays.asList("経済波及効果", "百万円", null, 1_095L, null, null)));
        assertThat(table.csv()).contains("利用額総合計×1095/518", "2023年4月1日0時0分現在");
    }
}
