/** The desk with very many cases: made up, stored, and looked at. In the package of what it measures, whose terms it writes. */
@org.jspecify.annotations.NullMarked
package dev.redial.casework;
