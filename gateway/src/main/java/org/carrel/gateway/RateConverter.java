package org.carrel.gateway;

import org.eclipse.microprofile.config.spi.Converter;

/** Lets rates be written in configuration. */
public final class RateConverter implements Converter<Rate> {

    private static final long serialVersionUID = 1L;

    @Override
    public Rate convert(String text) {
        return Rate.parse(text);
    }
}
