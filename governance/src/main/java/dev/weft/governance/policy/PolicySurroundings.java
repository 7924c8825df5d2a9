package dev.weft.governance.policy;

import dev.weft.governance.expression.Surroundings;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// What an expression of a policy may mention: what its place sees, and families of labels.
record PolicySurroundings(Sees sees, SceneTypes types) implements Surroundings {
  @Override
  public String words() {
    return sees.words();
  }

  @Override
  public SortedSet<String> names() {
    var names = new TreeSet<>(sees.names());
    types.variables().keySet().stream().filter(types::isFamily).forEach(names::add);
    return names;
  }

  @Override
  public boolean isNameElsewhere(String name) {
    return types.variables().containsKey(name) && !sees.names().contains(name);
  }

  @Override
  public Collection<String> fieldsOf(String name) {
    return types.fieldsOf(name);
  }
}
