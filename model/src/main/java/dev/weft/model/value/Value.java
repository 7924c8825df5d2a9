package dev.weft.model.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a document says at one place, without where it stands: all of it, also what Weft does not
/// act on. Two values are equal when they say the same; the order of fields says nothing, the order
/// of items does.
public sealed interface Value {

  record Text(String text) implements Value {}

  /// Numbers are equal by size: 1.0 is 1.
  record Numeral(BigDecimal number) implements Value {
    public Numeral {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
  }

  record Flag(boolean yes) implements Value {}

  record Nothing() implements Value {}

  record Items(List<Value> items) implements Value {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Fields(Map<String, Value> fields) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }
}
