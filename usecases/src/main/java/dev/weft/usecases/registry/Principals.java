package dev.weft.usecases.registry;

import dev.weft.model.access.Principal;
import dev.weft.model.mesh.Person;
import dev.weft.model.product.ProductId;

/// Who somebody is, by the text that stands for them in records and questions.
public final class Principals {

  private static final String SERVICE = "service:";
  private static final String PRODUCT = "product:";

  private Principals() {}

  /// The operator, person or service account whose `Principal.text()` it is. Products do not sign
  /// in.
  public static Principal of(String text) {
    if (text.equals(new Principal.Operator().text())) {
      return new Principal.Operator();
    }
    return text.startsWith(SERVICE)
        ? new Principal.OfService(text.substring(SERVICE.length()))
        : new Principal.OfPerson(text);
  }

  /// The same, or the product that a record is about.
  public static Principal recorded(String text) {
    return text.startsWith(PRODUCT)
        ? new Principal.OfProduct(ProductId.of(text.substring(PRODUCT.length())))
        : of(text);
  }

  /// Who is declared by a document.
  public static Principal of(Person person) {
    return person.kind().equals("service")
        ? new Principal.OfService(person.name())
        : new Principal.OfPerson(person.name());
  }
}
