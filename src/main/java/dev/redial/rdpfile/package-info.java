/** A saved connection, the .rdp file of Microsoft's clients: read in memory, and what of it can make a connection fail. */
@NullMarked
package dev.redial.rdpfile;

import org.jspecify.annotations.NullMarked;
