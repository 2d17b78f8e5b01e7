package org.carrel.launcher.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** The block of ten ports that one stack uses, from its base upwards. */
public record PortPlan(int base) {
    public static final int DEFAULT_BASE = 8080;

    private static final int LAST = 65_535;
    private static final int SIZE = 10;

    public PortPlan {
        if (base < 1_024 || base + SIZE - 1 > LAST) {
            throw new IllegalArgumentException(
                    "The first port must be between 1024 and %d, not %d.".formatted(LAST - SIZE + 1, base));
        }
    }

    public int gateway() {
        return base;
    }

    public int of(ServiceName service) {
        return base + service.offset();
    }

    public int postgres() {
        return base + 6;
    }

    public int kafka() {
        return base + 7;
    }

    public int kafkaController() {
        return base + 8;
    }

    public int smtp() {
        return base + 9;
    }

    /** Who uses which port, in order. */
    public Map<String, Integer> byPart(boolean ownDatabase, boolean ownBroker) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.values()) {
            ports.put(service.label(), of(service));
        }
        if (ownDatabase) {
            ports.put("postgresql", postgres());
        }
        if (ownBroker) {
            ports.put("kafka", kafka());
            ports.put("kafka controller", kafkaController());
        }
        ports.put("mail catcher", smtp());
        return ports;
    }
}
