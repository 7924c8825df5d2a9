/// How notices leave: signed requests and mail, only to where a connection leads.
@NullMarked
package dev.weft.server.delivery;

import org.jspecify.annotations.NullMarked;
