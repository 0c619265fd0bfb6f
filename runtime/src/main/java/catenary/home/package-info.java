/// The user's folder, which every layer finds in the same way.
package catenary.home;
