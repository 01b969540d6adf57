package jp.nagaokapay.ledger.log.follow;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** How one thread rests between two looks at the log, and who may wake it. */
final class Wakeup {
    private volatile @Nullable Thread resting;
    private volatile boolean idle;
    private volatile boolean appended;
    private volatile boolean awaited;

    /** Something was appended on this node: ends a rest that was for want of it. */
    void appended() {
        appended = true;
        if (idle) {
            LockSupport.unpark(resting);
        }
    }

    /** Somebody waits for what is in the log: ends any rest. */
    void awaited() {
        awaited = true;
        LockSupport.unpark(resting);
    }

    /** What is appended from now on ends the next idle rest. */
    void aboutToLook() {
        appended = false;
        awaited = false;
    }

    /** Until something is appended here. */
    void idle(Duration atMost) {
        idle = true;
        rest(atMost.toNanos());
        idle = false;
    }

    /** Until a batch has gathered. */
    void gather(Duration atMost) {
        rest(atMost.toNanos());
    }

    private void rest(long nanos) {
        resting = Thread.currentThread();
        long deadline = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0
                && !awaited
                && !(idle && appended)
                && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = deadline - System.nanoTime();
        }
        resting = null;
    }
}
