package dev.weft.model.contract;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Where a contract's data is to be had (ODCS `servers`). Never holds a secret.
///
/// @param name what the contract calls it
/// @param type of the standard, such as `snowflake`
/// @param environment such as `prod`; empty when not given
/// @param place host, database, location and what else finds it, by the standard's names and in
///   their order
public record Server(
    String name, String type, String environment, Map<String, String> place, String description) {

  public Server {
    place = Collections.unmodifiableMap(new LinkedHashMap<>(place));
  }
}
