package org.carrel.platform.inbox;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableBean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The methods of this service that read topics, so that one can be called again with a record that it failed on. */
@ApplicationScoped
class ConsumerMethods {

    private final BeanManager beans;
    private final Config config;

    ConsumerMethods(BeanManager beans, Config config) {
        this.beans = beans;
        this.config = config;
    }

    private record ConsumerMethod(InjectableBean<?> bean, Method method) {

        void call(ConsumerRecord<String, byte[]> record) {
            try (var instance = Arc.container().instance(bean)) {
                method.setAccessible(true);
                method.invoke(instance.get(), record);
            } catch (InvocationTargetException e) {
                switch (e.getCause()) {
                    case RuntimeException failure -> throw failure;
                    case Error error -> throw error;
                    case null, default -> throw new IllegalStateException("consumer failed: " + method, e);
                }
            } catch (IllegalAccessException e) {
                throw new IllegalStateException("not accessible: " + method, e);
            }
        }
    }

    /** Calls every method that reads the record's topic. */
    void call(ConsumerRecord<String, byte[]> record) {
        List<ConsumerMethod> readers = readersOf(record.topic());
        if (readers.isEmpty()) {
            throw new IllegalStateException("this service no longer reads " + record.topic());
        }
        readers.forEach(reader -> reader.call(record));
    }

    private List<ConsumerMethod> readersOf(String topic) {
        var readers = new ArrayList<ConsumerMethod>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean instanceof InjectableBean<?> injectable && injectable.getKind() == InjectableBean.Kind.CLASS) {
                for (Method method : bean.getBeanClass().getDeclaredMethods()) {
                    if (takesRecords(method) && reads(method, topic)) {
                        readers.add(new ConsumerMethod(injectable, method));
                    }
                }
            }
        }
        return readers;
    }

    private static boolean takesRecords(Method method) {
        return Arrays.equals(method.getParameterTypes(), new Class<?>[] {ConsumerRecord.class});
    }

    private boolean reads(Method method, String topic) {
        return Arrays.stream(method.getAnnotationsByType(Incoming.class))
                .map(incoming -> "mp.messaging.incoming." + incoming.value() + ".topic")
                .anyMatch(key -> config.getOptionalValue(key, String.class)
                        .filter(topic::equals)
                        .isPresent());
    }
}
