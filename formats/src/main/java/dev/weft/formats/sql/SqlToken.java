package dev.weft.formats.sql;

import dev.weft.model.error.Place;

/// A word, name, text, number or sign of SQL.
///
/// @param text without quotes
/// @param begin where it begins in the whole text, with its quotes; `end` is behind it
record SqlToken(Sort sort, String text, int begin, int end, Place place) {

  enum Sort {
    WORD,
    QUOTED_NAME,
    TEXT,
    NUMBER,
    SIGN
  }

  boolean is(String word) {
    return (sort == Sort.WORD || sort == Sort.SIGN) && text.equalsIgnoreCase(word);
  }

  boolean isName() {
    return sort == Sort.WORD || sort == Sort.QUOTED_NAME;
  }
}
