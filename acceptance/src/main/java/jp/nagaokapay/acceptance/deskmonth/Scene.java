package jp.nagaokapay.acceptance.deskmonth;

/** Something that happens on a day of the month. */
interface Scene {
    void play();
}
