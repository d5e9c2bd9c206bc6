package dev.redial.practice;

import java.util.List;

/** The practice hosts the start page may offer. */
public interface PracticeList {

    /** In the order in which they shall be shown; empty outside the dev profile. */
    List<RunningHost> running();
}
