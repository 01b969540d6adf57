package jp.nagaokapay.api.alarm;

import java.util.List;

/** Says what is wrong now. A bean of it is asked by every node every few seconds. */
public interface AlarmSource {
    /** Empty when nothing is wrong. */
    List<Alarm> current();
}
