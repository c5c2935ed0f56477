return Benchmarking.Tool.Commands.Run(args, Console.Out, Console.Error);
