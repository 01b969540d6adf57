package jp.nagaokapay.acceptance.shopday;

import java.util.Random;
import jp.nagaokapay.acceptance.client.ApiResponse;
import jp.nagaokapay.acceptance.program.ProgramFailed;

/**
 * What can happen between a resident and a terminal. Each scenario adds what it must come to to the
 * totals, and fails when an answer is not one that the API documents for it.
 */
enum Scenario {
    STICKER {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            ApiResponse paid =
                    payer.scan(Shop.key(), terminal.sticker(), yen).require(201, "sticker");
            totals.captured(paid.text("merchantPaymentId"), yen);
        }
    },
    SCANNED_CODE {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            terminal.pay(id, Shop.key(), payer.code(), yen, true).require(201, "payment");
            totals.captured(id, yen);
        }
    },
    SENT_TWICE {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            String key = Shop.key();
            String code = payer.code();
            String first = terminal.pay(id, key, code, yen, true).require(201, "payment").body();
            ApiResponse again =
                    terminal.pay(id, key, code, yen, true).require(201, "payment again");
            if (!again.body().equals(first)
                    || !"true"
                            .equals(
                                    again.headers()
                                            .firstValue("Idempotency-Replayed")
                                            .orElse(""))) {
                throw new ProgramFailed("a retry was answered otherwise: " + again);
            }
            totals.captured(id, yen);
        }
    },
    SHOWN_CODE {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            String payload =
                    terminal.show(id, Shop.key(), yen).require(201, "dynamic code").text("payload");
            payer.scan(Shop.key(), payload, yen + 1).require(422, "another amount");
            payer.scan(Shop.key(), payload, yen).require(201, "dynamic payment");
            totals.captured(id, yen);
        }
    },
    PARTIAL_CAPTURE {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            terminal.pay(id, Shop.key(), payer.code(), yen, false).require(201, "authorization");
            long part = 1 + random.nextLong(yen);
            terminal.capture(id, Shop.key(), part).require(200, "capture");
            totals.captured(id, part);
        }
    },
    VOIDED {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            terminal.pay(id, Shop.key(), payer.code(), yen, false).require(201, "authorization");
            terminal.voidPayment(id, Shop.key()).require(200, "void");
            terminal.capture(id, Shop.key(), yen).require(422, "capture after void");
        }
    },
    VOIDED_BEFORE_IT_CAME {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            terminal.voidPayment(id, Shop.key()).require(200, "void of an unknown id");
            terminal.pay(id, Shop.key(), payer.code(), yen, true).require(422, "the late payment");
        }
    },
    REFUNDED_IN_PARTS {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            terminal.pay(id, Shop.key(), payer.code(), yen, true).require(201, "payment");
            long first = 1 + random.nextLong(yen - 1);
            terminal.refund(id, Shop.key(), id + ":1", first).require(201, "first refund");
            terminal.refund(id, Shop.key(), id + ":2", yen - first + 1).require(422, "too much");
            boolean rest = random.nextBoolean();
            if (rest) {
                terminal.refund(id, Shop.key(), id + ":3", yen - first).require(201, "last refund");
            }
            totals.captured(id, yen);
            totals.refunded(id, rest ? yen : first);
        }
    },
    DECLINED {
        @Override
        void play(
                TerminalClient terminal,
                ResidentClient payer,
                PaymentTotals totals,
                String id,
                long yen,
                Random random) {
            terminal.pay(id, Shop.key(), payer.code(), 99_000, true).require(422, "too expensive");
            if (!"DECLINED".equals(terminal.find(id).require(200, "query").text("status"))) {
                throw new ProgramFailed("the refused attempt is not told");
            }
        }
    };

    /**
     * @param id the shop's own id for it
     * @param yen at least 2
     */
    abstract void play(
            TerminalClient terminal,
            ResidentClient payer,
            PaymentTotals totals,
            String id,
            long yen,
            Random random);
}
