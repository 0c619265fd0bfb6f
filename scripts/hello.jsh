// Prints one line: the smallest script.
System.out.println("Hello from Catenary")
