package org.carrel.catalog.items;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** The registers in store. */
public interface AccessionRegisters {

    /** All of them in the order of their codes. */
    List<AccessionRegister> list();

    Optional<AccessionRegister> find(String code);

    /** As {@link #find(String)}, and nobody else takes a number before this transaction ends. */
    Optional<AccessionRegister> findForUse(String code);

    /** Adds a register, or changes one. */
    AccessionRegister put(AccessionRegister register);

    /** Notes that the next number is taken. */
    void taken(AccessionRegister register);

    /** The items of a register in the order of their numbers. */
    List<UUID> entries(String code, @Nullable Long after, int limit);
}
