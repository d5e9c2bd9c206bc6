/**
 * Which Remote Desktop clients can connect to a host, judged from stored findings alone and from a table of clients that is read
 * from a file.
 */
@NullMarked
package dev.redial.client;

import org.jspecify.annotations.NullMarked;
