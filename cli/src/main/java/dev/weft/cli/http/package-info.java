/// The server as the command sees it: where it is, how it is asked, how it fails.
@NullMarked
package dev.weft.cli.http;

import org.jspecify.annotations.NullMarked;
