package jp.nagaokapay.acceptance.shopday;

import java.util.Random;

/**
 * What can happen between a resident and a till. Each scene leaves in the book what it must have
 * come to, and fails when an answer is none that a till could live with.
 */
enum Scene {
    STICKER {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            Answer paid = payer.scan(Shop.key(), till.sticker(), yen).require(201, "sticker");
            book.captured(paid.text("merchantPaymentId"), yen);
        }
    },
    SCANNED_CODE {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            till.pay(id, Shop.key(), payer.code(), yen, true).require(201, "payment");
            book.captured(id, yen);
        }
    },
    SENT_TWICE {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            String key = Shop.key();
            String code = payer.code();
            String first = till.pay(id, key, code, yen, true).require(201, "payment").body();
            Answer again = till.pay(id, key, code, yen, true).require(201, "payment again");
            if (!again.body().equals(first)
                    || !"true"
                            .equals(
                                    again.headers()
                                            .firstValue("Idempotency-Replayed")
                                            .orElse(""))) {
                throw new RehearsalFailed("a retry was answered otherwise: " + again);
            }
            book.captured(id, yen);
        }
    },
    SHOWN_CODE {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            String payload =
                    till.show(id, Shop.key(), yen).require(201, "dynamic code").text("payload");
            payer.scan(Shop.key(), payload, yen + 1).require(422, "another amount");
            payer.scan(Shop.key(), payload, yen).require(201, "dynamic payment");
            book.captured(id, yen);
        }
    },
    PARTIAL_CAPTURE {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            till.pay(id, Shop.key(), payer.code(), yen, false).require(201, "authorization");
            long part = 1 + random.nextLong(yen);
            till.capture(id, Shop.key(), part).require(200, "capture");
            book.captured(id, part);
        }
    },
    VOIDED {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            till.pay(id, Shop.key(), payer.code(), yen, false).require(201, "authorization");
            till.voidPayment(id, Shop.key()).require(200, "void");
            till.capture(id, Shop.key(), yen).require(422, "capture after void");
        }
    },
    VOIDED_BEFORE_IT_CAME {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            till.voidPayment(id, Shop.key()).require(200, "void of an unknown id");
            till.pay(id, Shop.key(), payer.code(), yen, true).require(422, "the late payment");
        }
    },
    REFUNDED_IN_PARTS {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            till.pay(id, Shop.key(), payer.code(), yen, true).require(201, "payment");
            long first = 1 + random.nextLong(yen - 1);
            till.refund(id, Shop.key(), id + ":1", first).require(201, "first refund");
            till.refund(id, Shop.key(), id + ":2", yen - first + 1).require(422, "too much");
            boolean rest = random.nextBoolean();
            if (rest) {
                till.refund(id, Shop.key(), id + ":3", yen - first).require(201, "last refund");
            }
            book.captured(id, yen);
            book.refunded(id, rest ? yen : first);
        }
    },
    DECLINED {
        @Override
        void play(Till till, Resident payer, Book book, String id, long yen, Random random) {
            till.pay(id, Shop.key(), payer.code(), 99_000, true).require(422, "too expensive");
            if (!"DECLINED".equals(till.find(id).require(200, "query").text("status"))) {
                throw new RehearsalFailed("the refused attempt is not told");
            }
        }
    };

    /**
     * @param id the shop's own id for it
     * @param yen at least 2
     */
    abstract void play(Till till, Resident payer, Book book, String id, long yen, Random random);
}
