/// When extensions run and training stops. Start at [catenary.training.Trigger#every].
package catenary.training.triggers;
