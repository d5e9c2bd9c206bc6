package dev.redial.probe;

/**
 * What a run cost its hosts, for the record (REQUIREMENTS A-15). Names were resolved before it and are not in here.
 *
 * @param connections TCP connections begun, those that nobody answered included
 * @param mostOpenAtOnce of them, from the first packet of ours until we have closed it
 * @param datagrams sent
 * @param bytesSent inside TCP and UDP, without the headers of either
 * @param bytesReceived what of it we read; a host may have sent more
 */
public record Traffic(int connections, int mostOpenAtOnce, int datagrams, long bytesSent, long bytesReceived) {}
