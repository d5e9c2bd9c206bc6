package dev.redial.staff;

/** Somebody who got in, and what they show from then on. */
record SignedIn(StaffAccount account, Ticket ticket) {}
