using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrgChat.Domain.Features.Import.Fhir;

/// <summary>FHIR pads its arrays with null, and exports put null elsewhere: what is not there is left out.</summary>
internal sealed class NullFreeListConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<IReadOnlyList<T>>
        where T : class
    {
        public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            try
            {
                return [.. JsonSerializer.Deserialize<List<T?>>(ref reader, options)!.OfType<T>()];
            }
            catch (JsonException inside)
            {
                // Without a path of its own, it gets that of the list in its line.
                throw new JsonException(null, inside);
            }
        }

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options) =>
            throw new NotSupportedException();
    }
}
